import Notation

/// Where dated copies of the store go, and how many stay.
public struct BackupSettings: Sendable, Equatable {
    /// Copies that stay unless the configuration says otherwise: five weeks of nights.
    public static let defaultKept = 35
    /// The most copies that may be kept: ten years of nights.
    public static let mostKept = 3_660

    /// The folder; it is made when it is missing.
    public var folder: String
    /// How many copies stay, at least 1; the oldest go first.
    public var kept: Int

    /// Makes settings.
    public init(folder: String, kept: Int = defaultKept) {
        self.folder = folder
        self.kept = kept
    }
}

extension ConfigurationReader {
    /// Reads `backups: { folder, keep }`; left out, copies go into `backups` beside the store.
    static func readBackups(
        _ cursor: JSONCursor?,
        beside store: String,
        folder: String
    ) throws(NotationError) -> BackupSettings {
        var settings = BackupSettings(folder: path("backups", from: store))
        guard let object = try cursor?.object(keys: ["folder", "keep"]) else { return settings }
        if let given = object.optional("folder") {
            settings.folder = path(try given.string(), from: folder)
        }
        if let given = object.optional("keep") {
            settings.kept = try given.integer(in: 1...BackupSettings.mostKept)
        }
        return settings
    }
}
