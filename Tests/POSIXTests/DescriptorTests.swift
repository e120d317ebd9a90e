import Glibc
import TestKit
import Testing

@testable import POSIX

@Suite struct DescriptorTests {
    @Test func aMissingFileIsNamedInTheError() {
        #expect {
            _ = try Files.open("/nonexistent/file")
        } throws: { error in
            (error as? SystemError)?.isNotFound == true
                && "\(error)"
                    == "cannot open /nonexistent/file: No such file or directory (open: ENOENT)"
        }
    }

    @Test func closingTwiceTraps() async {
        await #expect(processExitsWith: .failure) {
            let file = try Files.open("/dev/null")
            let number = file.number
            _ = consume file
            SystemCall.close(number)
        }
    }

    @Test func usingAClosedNumberTraps() async {
        await #expect(processExitsWith: .failure) {
            let file = try Files.open("/dev/null")
            SystemCall.close(file.number)
            var buffer = [UInt8](repeating: 0, count: 1)
            _ = try file.read(into: &buffer)
        }
    }

    @Test func theEndOfAFileIsNotAnError() throws {
        let file = try Files.open("/dev/null")
        var buffer = [UInt8](repeating: 0, count: 8)
        #expect(try file.read(into: &buffer) == .ended)
    }

    @Test func anInterruptedCallIsRepeated() throws {
        let plan = FaultPlan(after: 0, code: EINTR)
        try plan.inForce {
            let file = try Files.open("/dev/zero")
            var buffer = [UInt8](repeating: 1, count: 3)
            #expect(try file.read(into: &buffer) == .moved(3))
            #expect(buffer == [0, 0, 0])
        }
        #expect(plan.hasFired)
    }

    @Test func wouldBlockIsAValue() throws {
        let wake = try WakeDescriptor()
        #expect(try wake.acknowledge() == false)
        wake.ring()
        wake.ring()
        #expect(try wake.waitReadable(milliseconds: 0))
        #expect(try wake.acknowledge())
        #expect(try wake.acknowledge() == false)
    }

    @Test func errorNumbersOutsideTheTableAreGivenAsNumbers() {
        #expect(SystemError(call: "x", errno: 2).name == "ENOENT")
        #expect(SystemError(call: "x", errno: 5_555).name == "errno 5555")
    }
}
