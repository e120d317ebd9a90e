import POSIX

/// What libFuzzer calls before the first input: chooses the decoder by `FUZZ_TARGET`.
@_cdecl("LLVMFuzzerInitialize")
public func initialise(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
    let wanted = Host.environment("FUZZ_TARGET") ?? ""
    if FuzzTarget.chosen == nil {
        for target in FuzzTarget.all { Host.print("\(target.name)\n") }
        // Asked for the list, or for a target that is not in it.
        Host.exit(wanted == "list" ? 0 : 2)
    }
    return 0
}

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    FuzzTarget.chosen?.body(bytes)
    return 0
}
