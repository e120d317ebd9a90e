/// A fault that an operator can be told of: what it is, why it happens and what to do.
public struct KnownFault: Sendable, Hashable {
    /// A sentence in both languages of the service.
    public struct Sentence: Sendable, Hashable {
        /// In English.
        public let english: String
        /// In Chinese.
        public let chinese: String

        init(_ english: String, _ chinese: String) {
            self.english = english
            self.chinese = chinese
        }
    }

    /// The name by which pages, logs, metrics and people refer to it; it never changes.
    public let id: String
    /// A few words.
    public let title: Sentence
    /// Why it happens.
    public let cause: Sentence
    /// What to do.
    public let nextStep: Sentence
}
