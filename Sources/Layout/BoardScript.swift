public import Blueprints

/// The letters of a board that draws text by itself, and what it writes of an item.
public struct BoardScript: Sendable {
    /// What is written of an item unless the board has its own template.
    public static let usualTemplate =
        "{title}[\n{body}][\n{table}][\n进度{progress}，{due.words}，{owner}，{lamp.word}]"

    /// The name of the character set.
    public let name: String
    /// What is written of an item; each line is a paragraph.
    public let template: Template
    /// The most bytes of a text; a hanzi takes two.
    public let mostBytes: Int
    let canWrite: @Sendable (Character) -> Bool

    /// Describes a board's letters.
    public init(
        _ name: String,
        template: Template,
        mostBytes: Int,
        canWrite: @escaping @Sendable (Character) -> Bool
    ) {
        self.name = name
        self.template = template
        self.mostBytes = mostBytes
        self.canWrite = canWrite
    }
}

/// A paragraph of what an act says, for boards that draw text by themselves.
public struct Saying: Sendable, Hashable {
    /// What is said, without a line feed.
    public let text: String
    /// The role of its beginning, which decides the colour of all of it.
    public let role: Role
}
