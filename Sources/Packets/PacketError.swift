/// Why a board cannot be served as its settings say.
public struct PacketError: Error, Hashable, CustomStringConvertible {
    /// What is wrong, one kind for each remedy.
    public enum Problem: Sendable, Hashable {
        /// The board has no pixels, or more than a protocol or this program can number.
        case size(width: Int, height: Int, limit: Int)
        /// The board has more pixels than one message holds.
        case tooManyPixels(count: Int, limit: Int)
        /// Splitting needs channels that do not exist.
        case channels(first: Int, needed: Int)
        /// A board needs universes that do not exist.
        case universes(first: Int, needed: Int, last: Int)
        /// A light curve lies outside what the table is made for.
        case lightCurve(gammaTenths: Int, brightnessPercent: Int)
    }

    /// The protocol that refuses, when it is the protocol's limit.
    public let boardProtocol: BoardProtocol?
    /// What is wrong.
    public let problem: Problem

    /// Makes an error.
    public init(_ problem: Problem, in boardProtocol: BoardProtocol? = nil) {
        self.problem = problem
        self.boardProtocol = boardProtocol
    }

    /// The whole sentence: what, why and the next step.
    public var description: String {
        let name = boardProtocol.map { "\($0.title): " } ?? ""
        switch problem {
        case .size(let width, let height, let limit):
            return name + "a board of \(width)x\(height) pixels cannot be served: "
                + "give it 1 to \(limit) pixels."
        case .tooManyPixels(let count, let limit):
            return name + "\(count) pixels do not fit one message of \(limit): "
                + "split the board over channels or use a smaller board."
        case .channels(let first, let needed):
            return name + "\(needed) channels from channel \(first) do not exist: "
                + "begin at channel 1 or later and end at 255 or before."
        case .universes(let first, let needed, let last):
            return name + "\(needed) universes from universe \(first) do not exist: "
                + "begin at a lower one, as the last is \(last)."
        case .lightCurve(let gamma, let percent):
            return name + "gamma \(gamma)/10 at \(percent) % brightness is out of range: "
                + "use gamma 1.0 to 4.0 and brightness 0 to 100 %."
        }
    }
}
