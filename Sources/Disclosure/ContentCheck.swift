/// The check that a stored content is what its digest, its columns and the canonical form say.
package enum ContentCheck {
    /// The outcome: the item, or what does not hold.
    package typealias Outcome = Result<Item, Flaw>

    /// What does not hold.
    package struct Flaw: Error {
        /// What is wrong, in words.
        package let problem: String

        /// A flaw told in words.
        package init(problem: String) { self.problem = problem }
    }

    /// Reads a content and checks it against its digest.
    package static func item(in content: String, digest: String) -> Outcome {
        let item: Item
        do {
            item = try Item(canonicalText: content)
        } catch {
            return .failure(Flaw(problem: "the content cannot be read: \(error)"))
        }
        // Byte by byte: equal strings may still differ in bytes, and the digest is over bytes.
        guard item.canonicalText.utf8.elementsEqual(content.utf8) else {
            return .failure(Flaw(problem: "the content is not in its canonical form"))
        }
        guard item.digest == digest else {
            return .failure(Flaw(problem: "the digest is not the digest of the content"))
        }
        return .success(item)
    }
}
