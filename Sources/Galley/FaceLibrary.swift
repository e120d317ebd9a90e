public import Blueprints
public import Glyphs

/// The faces a board can draw with, by height and weight.
public struct FaceLibrary: Sendable {
    private var chains: [FaceKey: FaceChain]

    /// Makes a library.
    public init(_ chains: [FaceKey: FaceChain]) {
        self.chains = chains
    }

    /// The chain for a key; a weight that is missing falls back to regular.
    public func chain(for key: FaceKey) -> FaceChain? {
        chains[key] ?? chains[FaceKey(height: key.height, weight: .regular)]
    }

    /// Every face there is, smallest first.
    public var keys: [FaceKey] { chains.keys.sorted() }

    /// Cell heights from the largest to the smallest.
    package var heights: [Int] { Set(chains.keys.map(\.height)).sorted(by: >) }
}
