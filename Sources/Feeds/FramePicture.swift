import Exhibits
import Notation
import Raster

/// A frame in forms that any program can read.
enum FramePicture {
    /// A raw portable bitmap (PBM, P4): 1 where a dot is lit, rows filled up to whole bytes.
    static func bitmap(of frame: Frame) -> [UInt8] {
        var bytes = Array("P4\n\(frame.width) \(frame.height)\n".utf8)
        let colours = frame.palette.colours
        let isLit = colours.map { $0.red > 0 || $0.green > 0 || $0.blue > 0 }
        for row in 0..<frame.height {
            var byte: UInt8 = 0
            for column in 0..<frame.width {
                let colour = Int(frame.pixels[row * frame.width + column])
                if colour < isLit.count, isLit[colour] { byte |= 0x80 >> UInt8(column & 7) }
                if column & 7 == 7 || column == frame.width - 1 {
                    bytes.append(byte)
                    byte = 0
                }
            }
        }
        return bytes
    }

    /// Size, palette, and each row as text: one character a dot, the colour's place as base 36.
    static func json(of mirror: MirrorFrame, _ confirmed: String) -> String {
        let frame = mirror.frame
        let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
        let rows = (0..<frame.height).map { row -> JSONValue in
            let dots = frame.pixels[(row * frame.width)..<((row + 1) * frame.width)]
            return .string(
                String(decoding: dots.map { digits[min(Int($0), digits.count - 1)] }, as: UTF8.self)
            )
        }
        let palette = frame.palette.colours.prefix(digits.count).map { colour -> JSONValue in
            .array([colour.red, colour.green, colour.blue].map { .integer(Int($0)) })
        }
        let value: JSONValue = .object([
            JSONMember("width", .integer(frame.width)),
            JSONMember("height", .integer(frame.height)),
            JSONMember("confirmed_at", .string(confirmed)),
            JSONMember("palette", .array(Array(palette))),
            JSONMember("rows", .array(rows)),
        ])
        return value.compactText + "\n"
    }
}
