public let wellspringVersion = "0.1.0"
