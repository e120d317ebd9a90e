/// Who may do what on the command line, by the users of the operating system.
public struct People: Sendable, Equatable {
    /// What a person may do.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// Signs as drafted, and imports.
        case drafter
        /// Signs as checked, and rejects.
        case checker
        /// Signs as reviewed, and rejects.
        case reviewer
        /// Signs as approved, and rejects; raises and lifts the rules of the chain.
        case approver
        /// Signs as posted what is approved, where a rule asks for it, and rejects.
        case poster
        /// Orders urgent notices, blackouts and pins; backs up and restores.
        case operating = "operator"
    }

    /// One person.
    public struct Person: Sendable, Equatable {
        /// The name that stands in signatures.
        public var name: String
        /// The users of the operating system that are this person.
        public var users: Set<String>
        /// What this person may do.
        public var roles: Set<Role>
        /// Whether this person may enter what others signed on paper, with `--as`.
        public var mayActForOthers: Bool

        /// Makes a person.
        public init(
            name: String,
            users: Set<String>,
            roles: Set<Role>,
            mayActForOthers: Bool = false
        ) {
            self.name = name
            self.users = users
            self.roles = roles
            self.mayActForOthers = mayActForOthers
        }
    }

    /// Why somebody may not, and what to do.
    public struct Refusal: Error, Sendable, Equatable {
        /// What is wrong, a whole sentence.
        public let problem: String
        /// The next step, a whole sentence.
        public let remedy: String
    }

    /// Everybody.
    public var list: [Person]

    /// Makes a list.
    public init(_ list: [Person] = []) {
        self.list = list
    }

    /// The name under which a user acts in one of some roles; a withdrawal is open to everybody
    /// listed, so it asks for no role.
    ///
    /// With an empty list the name is the one given, or the user's own.
    public func name(
        user: String,
        actingAs given: String?,
        roles: Set<Role>
    ) throws(Refusal) -> String {
        guard !list.isEmpty else { return given ?? user }
        let own = list.filter { $0.users.contains(user) }
        guard let first = own.first else {
            throw Refusal(
                problem: "the user \(user) is nobody in the configuration's \"people\".",
                remedy: "Add \(user) to the \"users\" of a person."
            )
        }
        let person = given.map { name in list.first { $0.name == name } } ?? first
        guard let person else {
            throw Refusal(
                problem: "\(given ?? "") is not in the configuration's \"people\".",
                remedy: "Known are: \(list.map(\.name).joined(separator: ", "))."
            )
        }
        guard own.contains(person) || own.contains(where: \.mayActForOthers) else {
            throw Refusal(
                problem: "the user \(user) may not act as \(person.name).",
                remedy: "Leave out --as, or log in as \(person.name)."
            )
        }
        guard roles.isEmpty || !roles.isDisjoint(with: person.roles) else {
            let wanted = roles.map(\.rawValue).sorted().joined(separator: " or ")
            throw Refusal(
                problem: "\(person.name) is no \(wanted).",
                remedy: "Ask one who is, or add the role in the configuration's \"people\"."
            )
        }
        return person.name
    }
}
