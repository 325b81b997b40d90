using CustomVision.DataRights.Emulator.Synthetic;

namespace CustomVision.DataRights.Emulator.Tests.Synthetic;

public sealed class SyntheticIdTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(7, 99_999)]
    [InlineData(99, 9_999_999)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void TryRead_WhatOfMade_GivesProjectAndIndexBack(int project, int index)
    {
        var id = SyntheticId.Of(project, index);

        SyntheticId.TryRead(id, out var readProject, out var readIndex).Should().BeTrue();
        (readProject, readIndex).Should().Be((project, index));
        id.Version.Should().Be(4);
        (id.Variant & 0xC).Should().Be(0x8);
    }

    [Fact]
    public void Of_ManyIndices_AreAllDifferent()
    {
        Enumerable
            .Range(0, 4)
            .SelectMany(project => Enumerable.Range(0, 25_000).Select(index => SyntheticId.Of(project, index)))
            .ToHashSet()
            .Should()
            .HaveCount(100_000);
    }

    [Fact]
    public void TryRead_OtherIds_AreNotOurs()
    {
        var id = SyntheticId.Of(1, 2).ToByteArray();
        for (var bit = 0; bit < 128; bit++)
        {
            var other = (byte[])id.Clone();
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            SyntheticId.TryRead(new Guid(other), out _, out _).Should().BeFalse("bit {0} differs", bit);
        }

        SyntheticId.TryRead(Guid.Empty, out _, out _).Should().BeFalse();
    }
}
