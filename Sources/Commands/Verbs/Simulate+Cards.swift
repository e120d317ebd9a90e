import BoardSimulator
import Controllers
import Drivers
import Glyphs
import Layout
import POSIX
import Publisher

/// Cards that answer, one or several on a line.
extension SimulateVerb {
    /// The most cards of a line.
    private static let mostCards = 32

    /// The cards that the options describe, each with its address; nil for one that is alone.
    static func cards(
        _ family: String,
        _ invocation: Invocation
    ) throws -> [(address: Int?, card: VirtualCardKind)] {
        guard let text = invocation.value("--addresses") else {
            return [(nil, try card(family, 1, invocation))]
        }
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        let addresses = words.compactMap { UInt8($0) }
        guard addresses.count == words.count, Set(addresses).count == words.count,
            words.count <= mostCards
        else {
            throw CommandFailure(
                .usage,
                "--addresses is “\(text)”.",
                remedy: "Write up to \(mostCards) different numbers below 256, as 1,2,3."
            )
        }
        if family == "alpha" {
            throw CommandFailure(
                .usage,
                "A virtual alpha sign has no address.",
                remedy: "Leave --addresses away, or choose another controller."
            )
        }
        if invocation.value("--port") != nil {
            throw CommandFailure(
                .usage,
                "Several cards share a serial line, not a port.",
                remedy: "Write --device instead of --port."
            )
        }
        return try addresses.map { (Int($0), try card(family, $0, invocation)) }
    }

    /// What draws the letters of a card that has some of its own.
    static func faces(_ invocation: Invocation) throws -> CardFaces? {
        guard let folder = invocation.value("--fonts") else { return nil }
        let library = try FaceShelf.open(folder).library
        return CardFaces { letter, height in
            let key = library.keys.first { $0.height == height }
            return key.flatMap { library.chain(for: $0) }?.glyph(for: letter)?.rows
        }
    }

    /// The card that the options describe.
    private static func card(
        _ family: String,
        _ address: UInt8,
        _ invocation: Invocation
    ) throws -> VirtualCardKind {
        switch family {
        case "onbon-font":
            let isFifth = try ItemsVerb.word(invocation, "--model", { $0 == "5K" }, ["6K", "5K"])
            return .onbonFont(isFifth: isFifth ?? false)
        case "cpower": return .cPower(address: address)
        case "jetfile": return .jetFile(address: address)
        case "sansi": return .sansi
        case "alpha": return .alpha
        case "flipdot": return .flipDot(first: address)
        default: return try onbonCard(invocation)
        }
    }

    private static func onbonCard(_ invocation: Invocation) throws -> VirtualCardKind {
        let labels = OnbonModel.allCases.map(\.label)
        let model = try ItemsVerb.word(
            invocation,
            "--model",
            { label in OnbonModel.allCases.first { $0.label == label } },
            labels
        )
        let type = (model ?? .sixE2).rawValue
        let isFull = (model ?? .sixE2).isFullColour
        let words = ["single", "dual", "full"]
        let kinds: [VirtualCardKind.Lights] = [.single, .dual, .full]
        let lamps = try ItemsVerb.word(
            invocation,
            "--lamps",
            { word in words.firstIndex(of: word).map { kinds[$0] } },
            words
        )
        return .onbon(
            type: type,
            lamps: lamps ?? (isFull ? .full : .dual)
        )
    }
}
