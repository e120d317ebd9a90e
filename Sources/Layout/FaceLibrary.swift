public import Glyphs

/// Which face: its cell height and weight.
public struct FaceKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Cell height in pixels.
    public var height: Int
    /// Weight.
    public var weight: FaceWeight

    /// Makes a key.
    public init(height: Int, weight: FaceWeight = .regular) {
        self.height = height
        self.weight = weight
    }

    /// The key as people say it, for example `24 bold`.
    public var description: String { "\(height) \(weight.rawValue)" }

    /// Orders keys by height, then weight.
    public static func < (a: FaceKey, b: FaceKey) -> Bool {
        (a.height, a.weight.rawValue) < (b.height, b.weight.rawValue)
    }
}

/// How heavy a face is.
public enum FaceWeight: String, Sendable, Hashable, CaseIterable {
    /// For text.
    case regular
    /// For titles.
    case bold
}

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
    var heights: [Int] { Set(chains.keys.map(\.height)).sorted(by: >) }
}
