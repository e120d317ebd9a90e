import Proof

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
        // The text that was read is the canonical one, so the digest needs no other.
        guard SHA256.hash(of: content).hexText == digest else {
            return .failure(Flaw(problem: "the digest is not the digest of the content"))
        }
        return .success(item)
    }
}
