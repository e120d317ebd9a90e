@testable import Store

/// Another program that holds the store's lock for writing, as a long import does.
final class StoreHold {
    private let store: DisclosureStore

    init(_ path: String) throws {
        store = try DisclosureStore.open(at: path, for: .writing, busyMilliseconds: 0)
        try store.connection.execute("BEGIN IMMEDIATE", attempt: "hold the store")
    }

    func end() throws {
        try store.connection.execute("ROLLBACK", attempt: "let go of the store")
    }
}
