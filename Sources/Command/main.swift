import WellspringLab
print(wellspringVersion)
