import Foundation
import Testing

/// Unicode's own data files, as Debian's package `unicode-data` installs them.
enum UnicodeData {
    /// Why a test that needs the files was skipped.
    static let hint: Testing.Comment = "needs Debian's package unicode-data"

    /// Whether long files are tested line by line instead of in samples.
    static let takesEveryCase = ProcessInfo.processInfo.environment["EVERY_CASE"] != nil

    static func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: "/usr/share/unicode/" + name)
    }

    /// The lines of a file without comments and empty ones.
    static func lines(_ name: String) throws -> [Substring] {
        try lines(ofFile: "/usr/share/unicode/" + name)
    }

    /// The rows of a table beside the tests, split at tabs; the first row names the columns.
    static func fixture(_ name: String) throws -> [[String]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let path = folder.appendingPathComponent("Fixtures/" + name).path
        let rows = try String(contentsOfFile: path, encoding: .utf8).utf8
            .split(separator: UInt8(ascii: "\n"))
            .dropFirst()
        return rows.map { row in
            Substring(row).replacing(#"\t"#, with: "\u{240C}")
                .split(separator: "\t", omittingEmptySubsequences: false)
                .map { String($0.replacing("\u{240C}", with: "\t")) }
        }
    }

    private static func lines(ofFile path: String) throws -> [Substring] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let content = line.prefix { $0 != UInt8(ascii: "#") }
            return content.isEmpty ? nil : Substring(content)
        }
    }
}
