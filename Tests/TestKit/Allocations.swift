import CAllocations

/// Counts how often this thread asks for memory.
public enum Allocations {
    /// Whether they are counted: not under a sanitizer, which brings an allocator of its own.
    public static var areCounted: Bool { placard_counts_allocations() != 0 }

    /// How often `body` asks for memory.
    public static func count(_ body: () throws -> Void) rethrows -> Int {
        let before = placard_allocations()
        try body()
        return Int(placard_allocations() - before)
    }
}
