import Packets
import Signs

extension FuzzTarget {
    /// Boards that are sent frames.
    static let boards: [FuzzTarget] = [
        stream(
            "opc",
            { OpenPixelControlDecoder() },
            { decoder, bytes, take in decoder.feed(bytes) { take($0) } }
        ),
        stream(
            "adalight",
            { AdalightDecoder(maximumPixels: 512) },
            { decoder, bytes, take in decoder.feed(bytes) { take($0.data) } }
        ),
        stream(
            "tpm2",
            { TPM2Decoder(maximumPixels: 512) },
            { decoder, bytes, take in decoder.feed(bytes) { take($0.data) } }
        ),
        stream(
            "flipdot",
            { FlipDotDecoder() },
            { decoder, bytes, take in decoder.feed(bytes) { take($0) } }
        ),
        FuzzTarget(name: "datagrams") { bytes in
            for boardProtocol in BoardProtocol.allCases {
                guard let mapping = try? PanelMapping(width: 64, height: 16) else { continue }
                let wiring = BoardWiring(boardProtocol: boardProtocol, mapping: mapping)
                guard let patch = wiring.patch(from: bytes) else { continue }
                precondition(patch.offset >= 0 && patch.offset + patch.data.count <= 64 * 16 * 3)
            }
        },
        FuzzTarget(name: "explanation") { bytes in
            for format in WireFormat.all { _ = format.explanation(of: bytes) }
        },
    ]
}
