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
