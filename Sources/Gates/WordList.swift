/// The words an office keeps watch on, each with a note.
///
/// One word a line; after a tab, a note such as what to write instead; `#` begins a comment.
/// Letters in full width and in either case are the same, and spaces inside a word in the text do
/// not hide it.
public struct WordList: Sendable, Hashable {
    /// A line of the list.
    public struct Entry: Sendable, Hashable {
        /// The word.
        public var word: String
        /// What to write instead, or why it is listed; nil when the list does not say.
        public var note: String?

        /// Makes an entry.
        public init(word: String, note: String? = nil) {
            self.word = word
            self.note = note
        }
    }

    /// A node of the tree of words: what may follow, and the entry that ends here.
    private struct Node: Sendable, Hashable {
        var next: [Character: Int] = [:]
        var entry: Int?
    }

    /// Longest word, in characters; the rest of a longer one is not looked at.
    public static let maximumCharacters = 64

    /// The entries, without repetition, in the order given.
    public private(set) var entries: [Entry] = []
    private var nodes = [Node()]

    /// Makes a list; of two entries with the same word the first counts.
    public init(_ entries: [Entry] = []) {
        for entry in entries { add(entry) }
    }

    /// Reads the text of a list.
    public init(text: String) {
        for line in text.split(whereSeparator: \.isNewline) where line.first != "#" {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard let word = parts.first else { continue }
            let note = parts.count > 1 ? String(parts[1]) : nil
            add(Entry(word: String(word), note: note))
        }
    }

    private mutating func add(_ entry: Entry) {
        let folded = entry.word.map { GateText.folded($0) }.filter { !$0.isWhitespace }
            .prefix(Self.maximumCharacters)
        guard !folded.isEmpty else { return }
        var node = 0
        for character in folded {
            if let known = nodes[node].next[character] {
                node = known
            } else {
                nodes.append(Node())
                nodes[node].next[character] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        guard nodes[node].entry == nil else { return }
        nodes[node].entry = entries.count
        entries.append(entry)
    }

    /// The longest listed word that begins at a character, and where it ends.
    func longestMatch(in folded: [Character], at start: Int) -> (entry: Entry, end: Int)? {
        guard start < folded.count, nodes[0].next[folded[start]] != nil else { return nil }
        var node = 0
        var found: (Entry, Int)?
        for index in start..<folded.count {
            if folded[index].isWhitespace { continue }
            guard let next = nodes[node].next[folded[index]] else { break }
            node = next
            if let entry = nodes[node].entry { found = (entries[entry], index + 1) }
        }
        return found
    }
}
