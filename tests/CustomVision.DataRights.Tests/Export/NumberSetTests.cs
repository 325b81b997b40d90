using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

public sealed class NumberSetTests
{
    [Fact]
    public void Numbers_are_added_once_in_any_order_and_found_again()
    {
        var numbers = new NumberSet();
        int[] added = [100_000, 0, 63, 64, 7];

        added.Select(numbers.Add).Should().OnlyContain(isNew => isNew);
        added.Select(numbers.Add).Should().OnlyContain(isNew => !isNew);

        numbers.Count.Should().Be(5);
        added.Should().OnlyContain(number => numbers.Contains(number));
        numbers.Contains(65).Should().BeFalse();
        numbers.Contains(1_000_000).Should().BeFalse();
    }
}
