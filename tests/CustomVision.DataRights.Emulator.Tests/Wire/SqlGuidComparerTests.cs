using System.Data.SqlTypes;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Tests.Wire;

public sealed class SqlGuidComparerTests
{
    [Fact]
    public void Compare_RandomPairs_AgreesWithSqlGuid()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            var left = new Guid(bytes);

            // Equal up to one byte, so that each byte decides in turn.
            bytes[i % 16] ^= (byte)random.Next(1, 256);
            if (i % 3 == 0)
            {
                bytes[random.Next(16)] ^= 0x80;
            }

            var right = new Guid(bytes);
            Math.Sign(SqlGuidComparer.Instance.Compare(left, right))
                .Should()
                .Be(Math.Sign(new SqlGuid(left).CompareTo(new SqlGuid(right))), "{0} against {1}", left, right);
        }
    }

    [Fact]
    public void Compare_Equal_IsZero()
    {
        var id = Guid.Parse("26571c15-ac69-4b76-8806-de27e33eb796");
        SqlGuidComparer.Instance.Compare(id, id).Should().Be(0);
    }

    [Fact]
    public void Sort_LastSixBytesDecideFirst()
    {
        Guid[] ids =
        [
            Guid.Parse("00000000-0000-0000-0000-000000000002"),
            Guid.Parse("ffffffff-ffff-ffff-ffff-000000000001"),
            Guid.Parse("00000000-0000-0000-0001-000000000001"),
        ];

        ids.Order(SqlGuidComparer.Instance).Should().Equal(ids[2], ids[1], ids[0]);
    }
}
