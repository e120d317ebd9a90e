/// The bytes of a compiled face: mapped from a file or owned.
///
/// Unchecked, because the compiler cannot see that nothing writes to these bytes between the
/// initializer and the deinitializer; the mapping is private to this object and read-only.
@safe
public final class FaceStorage: @unchecked Sendable {
    /// The bytes; valid as long as the storage lives.
    let bytes: UnsafeRawBufferPointer
    private let release: @Sendable () -> Void

    /// Wraps a mapping and undoes it by `release` when the last face and glyph are gone.
    public init(mapped: UnsafeRawBufferPointer, release: @escaping @Sendable () -> Void) {
        unsafe self.bytes = mapped
        self.release = release
    }

    /// Keeps a copy of some bytes.
    public init(bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(bytes.count, 1),
            alignment: 8
        )
        unsafe copy.copyBytes(from: bytes)
        unsafe self.bytes = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
        let address = UInt(bitPattern: copy.baseAddress)
        release = { unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate() }
    }

    deinit {
        release()
    }

    /// The number of bytes.
    public var byteCount: Int { unsafe bytes.count }

    /// A little-endian number, or zero outside the bytes.
    @inline(__always)
    func number<Number: FixedWidthInteger>(_: Number.Type, at offset: Int) -> Number {
        guard offset >= 0, unsafe offset <= bytes.count - MemoryLayout<Number>.size else {
            return 0
        }
        return unsafe Number(
            littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self)
        )
    }
}
