/// The eight words that each block changes (FIPS 180-4 section 6.2).
struct Chain: Sendable {
    /// FIPS 180-4 section 5.3.3: the first 32 bits of the square roots' fractions of the primes 2
    /// to 19.
    var words: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// Mixes one block in; the block's 16 words are overwritten by the message schedule.
    mutating func mix(_ w: inout InlineArray<16, UInt32>) {
        var a = words[0]
        var b = words[1]
        var c = words[2]
        var d = words[3]
        var e = words[4]
        var f = words[5]
        var g = words[6]
        var h = words[7]
        for t in 0..<64 {
            // A ring of 16 words holds all of the schedule that is still needed.
            let slot = t & 15
            if t >= 16 {
                let early = w[(t &+ 1) & 15]
                let late = w[(t &+ 14) & 15]
                let sigma0 = early.rotated(7) ^ early.rotated(18) ^ early >> 3
                let sigma1 = late.rotated(17) ^ late.rotated(19) ^ late >> 10
                w[slot] = w[slot] &+ sigma0 &+ w[(t &+ 9) & 15] &+ sigma1
            }
            let sum1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
            let choice = g ^ (e & (f ^ g))
            let t1 = h &+ sum1 &+ choice &+ roundConstants[t] &+ w[slot]
            let sum0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
            let majority = (a & b) | (c & (a | b))
            h = g
            g = f
            f = e
            e = d &+ t1
            d = c
            c = b
            b = a
            a = t1 &+ sum0 &+ majority
        }
        words[0] &+= a
        words[1] &+= b
        words[2] &+= c
        words[3] &+= d
        words[4] &+= e
        words[5] &+= f
        words[6] &+= g
        words[7] &+= h
    }
}

extension UInt32 {
    /// The word turned right by `count` bits, 1 to 31.
    @inline(__always)
    fileprivate func rotated(_ count: UInt32) -> UInt32 {
        self &>> count | self &<< (32 &- count)
    }
}

/// FIPS 180-4 section 4.2.2: the first 32 bits of the cube roots' fractions of the first 64 primes.
private let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
]
