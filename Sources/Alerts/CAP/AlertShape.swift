/// A place on the earth in WGS 84, in degrees.
public struct GeoPoint: Sendable, Hashable {
    /// Degrees north, -90 to 90.
    public let latitude: Double
    /// Degrees east, -180 to 180.
    public let longitude: Double

    /// Makes a point; nil outside the ranges.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Reads `38.47,-120.14`; nil for anything else, spaces included.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let latitude = Self.decimal(parts[0]),
            let longitude = Self.decimal(parts[1])
        else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// A plain decimal number: no exponent, no hexadecimal, no word.
    static func decimal(_ text: some StringProtocol) -> Double? {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "+"):
                true
            default: false
            }
        }
        return isPlain ? Double(text) : nil
    }

    /// Tells whether another point is at most so many kilometres away, on a sphere.
    ///
    /// Compares haversines, so that neither roots nor inverses are needed.
    func isWithin(_ kilometres: Double, of other: GeoPoint) -> Bool {
        let radians = Double.pi / 180
        let north = Sphere.sine((latitude - other.latitude) * radians / 2)
        let east = Sphere.sine((longitude - other.longitude) * radians / 2)
        let cosines =
            Sphere.cosine(latitude * radians) * Sphere.cosine(other.latitude * radians)
        let reach = Sphere.sine(min(kilometres / Sphere.radiusKilometres / 2, .pi / 2))
        return north * north + cosines * east * east <= reach * reach
    }
}

/// A closed line around an area (section 3.2.4, polygon).
public struct AlertPolygon: Sendable, Hashable {
    /// Its corners; the last is the first again.
    public let points: [GeoPoint]

    /// Reads pairs with spaces between: four or more, the last as the first; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var points: [GeoPoint] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            guard let point = GeoPoint(word) else { return nil }
            points.append(point)
        }
        guard points.count >= 4, points.first == points.last else { return nil }
        self.points = points
    }

    /// Tells whether a point lies inside or on the line, in the plane of degrees, by even and odd
    /// crossings.
    ///
    /// A polygon across the date line is not known here: no board stands there.
    public func contains(_ point: GeoPoint) -> Bool {
        let (x, y) = (point.longitude, point.latitude)
        var isInside = false
        for (a, b) in zip(points, points.dropFirst()) {
            let (ax, ay, bx, by) = (a.longitude, a.latitude, b.longitude, b.latitude)
            let side = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
            let isBeside =
                min(ax, bx) <= x && x <= max(ax, bx) && min(ay, by) <= y && y <= max(ay, by)
            if side == 0, isBeside { return true }
            if (ay > y) != (by > y), (side > 0) == (by > ay) { isInside.toggle() }
        }
        return isInside
    }
}

/// A circle (section 3.2.4, circle).
public struct AlertCircle: Sendable, Hashable {
    /// Its centre.
    public let centre: GeoPoint
    /// Its radius in kilometres, 0 or more.
    public let kilometres: Double

    /// Reads `32.9,-115.5 20`: the centre, a space, the radius; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let centre = GeoPoint(words[0]),
            let kilometres = GeoPoint.decimal(words[1]), kilometres >= 0
        else { return nil }
        self.centre = centre
        self.kilometres = kilometres
    }

    /// Tells whether a point lies inside or on the circle.
    public func contains(_ point: GeoPoint) -> Bool {
        point.isWithin(kilometres, of: centre)
    }
}

/// The earth as a sphere, and its sines without a library.
private enum Sphere {
    /// The mean radius, in kilometres (IUGG 1980).
    static let radiusKilometres = 6_371.0088

    /// The sine of an angle from -π to π, in radians, by its series.
    static func sine(_ angle: Double) -> Double {
        series(angle, from: angle, first: 1)
    }

    /// The cosine of an angle from -π to π, in radians, by its series.
    static func cosine(_ angle: Double) -> Double {
        series(angle, from: 1, first: 0)
    }

    /// Sixteen terms: at π the last is below a billionth of a billionth.
    private static func series(_ angle: Double, from term: Double, first: Int) -> Double {
        var (sum, term) = (term, term)
        for step in 1...16 {
            let place = Double(2 * step + first)
            term *= -angle * angle / (place * (place - 1))
            sum += term
        }
        return sum
    }
}
