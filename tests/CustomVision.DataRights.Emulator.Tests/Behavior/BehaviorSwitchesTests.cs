using System.Reflection;
using CustomVision.DataRights.Emulator.Behavior;

namespace CustomVision.DataRights.Emulator.Tests.Behavior;

public sealed class BehaviorSwitchesTests
{
    [Fact]
    public void Switches_CoverEveryPropertyOnce()
    {
        var groups = typeof(EmulatorBehavior)
            .GetProperties()
            .Select(group => group.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Length);

        BehaviorSwitches.All.Should().HaveCount(groups.Sum());
        BehaviorSwitches.All.Select(one => one.Name).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Switches_AreAllInTheReadme()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Emulator.README.md"));

        BehaviorSwitches
            .All.Where(one => !readme.Contains($"`{one.Name}`", StringComparison.Ordinal))
            .Select(one => one.Name)
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void EachSwitch_ReadsWhatItWrites_AndRefusesNonsense()
    {
        foreach (var one in BehaviorSwitches.All)
        {
            var behavior = new EmulatorBehavior();
            BehaviorSwitches.Set(behavior, one.Name, one.Get(behavior)).Should().BeNull();
            BehaviorSwitches.Set(behavior, $"{one.Name}=nonsense").Should().Contain(one.Name);
        }
    }

    [Theory]
    [InlineData("deletion.lateDelay=never", "never")]
    [InlineData("deletion.lateDelay=1.5s", "1500ms")]
    [InlineData("DELETION.LATEDELAY=20ms", "20ms")]
    public void Set_OfATime_ReadsEveryForm(string assignment, string written)
    {
        var behavior = new EmulatorBehavior();

        BehaviorSwitches.Set(behavior, assignment).Should().BeNull();

        BehaviorSwitches.All.Single(one => one.Name is "deletion.lateDelay").Get(behavior).Should().Be(written);
    }
}
