public import Raster

/// What lamps are given for the colours of a palette: gamma and a limit on brightness.
///
/// Lamps answer in proportion to their number while eyes do not, so a picture's values pass through
/// `lamp = limit * (value / 255) ^ gamma`. A channel that is lit in the picture stays lit on the
/// board, if at its lowest step, so that dimming never swallows text.
public struct LightCurve: Sendable, Hashable {
    /// Gamma in tenths, 10 (straight) to 40.
    public let gammaTenths: Int
    /// The brightest a lamp may get, 0 to 100 per cent of full.
    public let brightnessPercent: Int
    /// The lamp value of each picture value.
    public let table: [UInt8]

    /// Values go out as they are.
    public static let straight = LightCurve(
        gammaTenths: 10,
        brightnessPercent: 100,
        table: Array(0...255)
    )

    /// Makes a curve and its table.
    ///
    /// - Throws: `PacketError` when gamma or brightness is out of range.
    public init(gammaTenths: Int, brightnessPercent: Int) throws(PacketError) {
        guard (10...40).contains(gammaTenths), (0...100).contains(brightnessPercent) else {
            throw PacketError(
                .lightCurve(gammaTenths: gammaTenths, brightnessPercent: brightnessPercent)
            )
        }
        self.init(
            gammaTenths: gammaTenths,
            brightnessPercent: brightnessPercent,
            table: Self.table(gammaTenths: gammaTenths, limit: brightnessPercent * 255 / 100)
        )
    }

    private init(gammaTenths: Int, brightnessPercent: Int, table: [UInt8]) {
        self.gammaTenths = gammaTenths
        self.brightnessPercent = brightnessPercent
        self.table = table
    }

    /// A colour as the lamps get it.
    public func lamps(for colour: Colour) -> Colour {
        Colour(
            red: table[Int(colour.red)],
            green: table[Int(colour.green)],
            blue: table[Int(colour.blue)]
        )
    }

    /// Finds each level by comparing tenth powers, which needs no root and no logarithm:
    /// `level - 1/2 <= limit * v^(g/10)` means `((level - 1/2) / limit)^10 <= v^g`.
    private static func table(gammaTenths: Int, limit: Int) -> [UInt8] {
        var table = [UInt8](repeating: 0, count: 256)
        guard limit > 0 else { return table }
        var level = 1
        for value in 1...255 {
            let wanted = power(Double(value) / 255, gammaTenths)
            while level < limit, power((Double(level) + 0.5) / Double(limit), 10) <= wanted {
                level += 1
            }
            table[value] = UInt8(level)
        }
        return table
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<exponent {
            result *= base
        }
        return result
    }
}
