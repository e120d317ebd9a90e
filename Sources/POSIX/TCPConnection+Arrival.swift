private import CLinux
import Glibc

extension TCPConnection {
    /// Has the system note when bytes arrive, for `receive(into:arrival:)`.
    public borrowing func noteArrivals() throws(SystemError) {
        try SocketOptions.set(handle.number, SOL_SOCKET, SO_TIMESTAMPNS, 1)
    }

    /// Receives into the front of `buffer`, and tells when the system took the last of these bytes
    /// in: that is earlier than the reader's own awakening, by a tenth of a millisecond on an idle
    /// processor.
    ///
    /// Where the system noted nothing, `arrival` is the present.
    public borrowing func receive(
        into buffer: inout [UInt8],
        arrival: inout MonotonicTime
    ) throws(SystemError) -> Transfer {
        let number = handle.number
        var noted: CLongLong = 0
        let result = try unsafe buffer.withUnsafeMutableBufferPointer { raw throws(SystemError) in
            try SystemCall.transfer("recvmsg") {
                unsafe placard_receive_dated(number, raw.baseAddress, raw.count, &noted)
            }
        }
        let age = noted == 0 ? 0 : max(0, Clocks.wallNanoseconds() - noted)
        arrival = MonotonicTime.now.advanced(byNanoseconds: -age)
        return result == .moved(0) && !buffer.isEmpty ? .ended : result
    }
}
