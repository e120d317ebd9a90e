import Disclosure
import Layout
import Links
public import Notation
import POSIX
import Packets
import Planning

/// Reads the configuration file, strictly: unknown keys and impossible values are errors.
public enum ConfigurationReader {
    /// Reads a JSON5 text; relative paths are taken from `folder`, the file's own.
    public static func read(
        _ text: String,
        folder: String
    ) throws(NotationError) -> Configuration {
        let root = JSONCursor(try JSONReader.read(text, dialect: .json5))
        let object = try root.object(keys: [
            "office", "zone", "store", "layouts", "fonts", "kiosk", "boards",
            "disclosure", "people", "backups", "alertAfterSeconds",
        ])
        let zone = try object.optional("zone").map(readZone) ?? .china
        var configuration = Configuration(
            office: try object.required("office").string(),
            zone: zone,
            store: path(try object.optional("store")?.string() ?? "placard.db", from: folder),
            layouts: path(try object.optional("layouts")?.string() ?? "Layouts", from: folder),
            fonts: path(try object.optional("fonts")?.string() ?? "fonts", from: folder),
            kiosk: try readKiosk(object.optional("kiosk")),
            boards: []
        )
        if let cursor = object.optional("disclosure") {
            configuration.disclosure = try readDisclosure(cursor, folder: folder, zone: zone)
        }
        configuration.people = try readPeople(object.optional("people"))
        if let seconds = object.optional("alertAfterSeconds") {
            configuration.alertAfterSeconds = try seconds.integer(in: 0...86_400)
        }
        configuration.backups = try readBackups(
            object.optional("backups"),
            beside: Files.directory(of: configuration.store),
            folder: folder
        )
        for entry in try object.required("boards").array() {
            let board = try readBoard(entry, zone: zone)
            if configuration.boards.contains(where: { $0.board.id == board.board.id }) {
                throw entry.error(
                    "a second board has the id \"\(board.board.id)\"",
                    remedy: "give every board an id of its own"
                )
            }
            configuration.boards.append(
                try shareLine(entry, board, with: &configuration.boards)
            )
        }
        return configuration
    }

    /// A path as the configuration means it: absolute, or from the configuration's folder.
    static func path(_ text: String, from folder: String) -> String {
        text.hasPrefix("/") || folder.isEmpty ? text : folder + "/" + text
    }

    /// Zones by name: China keeps one, and a fixed offset may be written out.
    static func readZone(_ cursor: JSONCursor) throws(NotationError) -> Zone {
        let name = try cursor.string()
        switch name {
        case "Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Macau", "Asia/Hong_Kong":
            return Zone(name: name, offsetSeconds: Zone.china.offsetSeconds)
        case "Asia/Urumqi":
            return Zone(name: name, offsetSeconds: 6 * 3_600)
        case "UTC":
            return Zone(name: name, offsetSeconds: 0)
        default:
            guard let seconds = offset(name) else {
                throw cursor.error(
                    "the zone \"\(name)\" is not known",
                    remedy: "write \"Asia/Shanghai\", \"Asia/Urumqi\", \"UTC\" or an offset "
                        + "such as \"+08:00\""
                )
            }
            return Zone(name: name, offsetSeconds: seconds)
        }
    }

    /// Reads `+08:00` or `-03:30`; nil for anything else.
    private static func offset(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":") else { return nil }
        guard bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-") else { return nil }
        var digits: [Int] = []
        for place in [1, 2, 4, 5] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) else { return nil }
            digits.append(Int(bytes[place] - UInt8(ascii: "0")))
        }
        let minutes = digits[2] * 10 + digits[3]
        let hours = digits[0] * 10 + digits[1]
        guard hours <= 14, minutes < 60 else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return bytes[0] == UInt8(ascii: "+") ? seconds : -seconds
    }
}
