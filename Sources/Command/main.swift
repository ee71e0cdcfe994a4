import WellspringLab

print(wellspringVersion)
