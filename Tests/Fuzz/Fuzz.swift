import Controllers
import Glibc
import Packets
import Signs

/// Which decoder this run tries, by its word.
private let decoder = String(cString: getenv("DECODER"))

/// Gives the bytes whole, then byte by byte; what both find must agree.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    switch decoder {
    case "onbon":
        var (a, b) = (OnbonReceiver(), OnbonReceiver())
        compare(bytes, { a.feed($0, $1) }, { b.feed($0, $1) })
    case "cpower":
        var (a, b) = (CPowerNetworkReceiver(), CPowerNetworkReceiver())
        compare(bytes, { a.feed($0, $1) }, { b.feed($0, $1) })
        _ = CPowerFrame(content: bytes)
    case "jetfile":
        var (a, b) = (JetFileReceiver(), JetFileReceiver())
        compare(bytes, { a.feed($0, $1) }, { b.feed($0, $1) })
    case "sansi":
        _ = SansiFrame(content: bytes).map { (SansiReading($0.body), $0.brightness, $0.result) }
        var (a, b) = (
            EscapedFrameReceiver(SansiFrame.framing), EscapedFrameReceiver(SansiFrame.framing)
        )
        compare(bytes, { a.feed($0, $1) }, { b.feed($0, $1) })
    case "alpha":
        var (a, b) = (AlphaReceiver(), AlphaReceiver())
        compare(bytes, { a.feed($0, $1) }, { b.feed($0, $1) })
        _ = AlphaAnswer(bytes)
    case "flipdot":
        var (a, b) = (FlipDotDecoder(), FlipDotDecoder())
        compare(bytes, { a.feed($0, $1) }, { b.feed($0, $1) })
    case "opc":
        var (a, b) = (OpenPixelControlDecoder(), OpenPixelControlDecoder())
        var (whole, single) = (0, 0)
        a.feed(bytes[...]) { _ in whole += 1 }
        for index in bytes.indices { b.feed(bytes[index...index]) { _ in single += 1 } }
        precondition(whole == single)
    case "adalight":
        var a = AdalightDecoder(maximumPixels: 512)
        a.feed(bytes[...]) { _ in }
    case "tpm2":
        var a = TPM2Decoder(maximumPixels: 512)
        a.feed(bytes[...]) { _ in }
    default:
        // What explains a capture reads every byte of every format.
        for format in WireFormat.allCases where format.word == decoder || decoder == "explain" {
            _ = format.explanation(of: bytes)
        }
    }
    return 0
}

private func compare<Packet: Equatable>(
    _ bytes: [UInt8],
    _ whole: (ArraySlice<UInt8>, (Packet) -> Void) -> Void,
    _ single: (ArraySlice<UInt8>, (Packet) -> Void) -> Void
) {
    var (first, second): ([Packet], [Packet]) = ([], [])
    whole(bytes[...]) { first.append($0) }
    for index in bytes.indices { single(bytes[index...index]) { second.append($0) } }
    precondition(first == second, "what comes at once and what comes in pieces differ")
}
