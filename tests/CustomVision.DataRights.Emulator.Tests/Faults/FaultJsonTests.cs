using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Faults;

namespace CustomVision.DataRights.Emulator.Tests.Faults;

public sealed class FaultJsonTests
{
    [Fact]
    public void Read_WhatWasWritten_GivesEqualRules()
    {
        FaultRule[] rules =
        [
            FaultRule.For("GetImages").Nth(2).Answer(429, TimeSpan.FromSeconds(3), RetryAfterForm.HttpDate, ErrorShape.Gateway, "c", "m"),
            FaultRule
                .ForBlobs("i-1")
                .WithMethod("GET")
                .Every(3)
                .Times(4)
                .WithRate(0.25, 9)
                .OfEachPath()
                .Delay(TimeSpan.FromMilliseconds(20)),
            FaultRule.ForEverything().Stall(5, TimeSpan.FromSeconds(1)),
            FaultRule.ForEverything().Cut(5),
            FaultRule.ForEverything().MisstateLength(-1),
            FaultRule.ForEverything().Html(),
            FaultRule.ForEverything().Corrupt(3),
            FaultRule.ForEverything().Drop(),
            FaultRule.ForEverything().Redirect("127.0.0.1:80"),
            FaultRule.ForEverything().Expire(TimeSpan.FromMinutes(1)),
            FaultRule.ForEverything().AddImages(1),
            FaultRule.ForEverything().RemoveImages(1),
            FaultRule.ForEverything().NeverApplyDeletion(),
        ];

        var read = FaultJson.Read(FaultJson.Write(rules));

        // A record compares lists by reference, so the operations are looked at apart.
        read.Select(rule => rule.Action).Should().Equal(rules.Select(rule => rule.Action));
        read.Select(rule => rule.Match with { Operations = null })
            .Should()
            .Equal(rules.Select(rule => rule.Match with { Operations = null }));
        read[0].Match.Operations.Should().Equal("GetImages");
    }

    [Fact]
    public void Read_WrittenByHand_NeedsOnlyWhatDiffers()
    {
        var rules = FaultJson.Read(
            """[{"match":{"endpoint":"Blob","first":2,"last":2},"action":{"kind":"answer","status":503,"retryAfter":"00:00:03"}},{"match":{},"action":{"kind":"cut","afterBytes":10}}]"""u8
        );

        rules[0].Should().Be(FaultRule.ForBlobs().Nth(2).Answer(503, TimeSpan.FromSeconds(3)));
        rules[1].Should().Be(FaultRule.ForEverything().Cut(10));
    }

    [Fact]
    public void Write_RuleWithCode_IsLeftOut()
    {
        Encoding.UTF8.GetString(FaultJson.Write([FaultRule.ForEverything().Run(() => Task.CompletedTask)])).Should().Be("[]");
    }

    [Theory]
    [InlineData("""[{"match":{"operation":"GetImages"},"action":{"kind":"drop"}}]""", "operation")]
    [InlineData("""[{"match":{},"action":{"kind":"explode"}}]""", "explode")]
    [InlineData("""[{"match":{},"action":{"kind":"answer","status":200}}]""", "Rule 0 cannot be planned: the status must be 400 to 599.")]
    [InlineData("""[{"match":{},"action":{"kind":"drop"}},{"match":{"first":0},"action":{"kind":"drop"}}]""", "Rule 1")]
    [InlineData("""[{"match":{}}]""", "action")]
    [InlineData("""[{"match":null,"action":{"kind":"drop"}}]""", "match")]
    [InlineData("""[null]""", "Rule 0")]
    [InlineData("""{}""", "")]
    [InlineData("", "")]
    public void Read_Nonsense_SaysWhatIsWrong(string json, string expected)
    {
        var act = () => FaultJson.Read(Encoding.UTF8.GetBytes(json));
        act.Should().Throw<JsonException>().WithMessage($"*{expected}*");
    }
}
