using CustomVision.DataRights.Emulator.Filters;

namespace CustomVision.DataRights.Emulator.Tests.Filters;

public sealed class MetadataFilterTests
{
    // Each letter of the pattern is the value of key1, key2 and key3; '-' leaves the key out.
    [Theory]
    [InlineData("metadata=key1 eq 'a' and key2 ne 'b'", "aa-", true)]
    [InlineData("metadata=key1 eq 'a' and key2 ne 'b'", "ab-", false)]
    [InlineData("metadata=key1 eq 'a' and key2 ne 'b'", "ba-", false)]
    [InlineData("key1 eq 'a'", "a--", true)]
    [InlineData("  Metadata = key1 EQ 'a'  ", "a--", true)]
    [InlineData("key1 eq 'A'", "a--", false)]
    [InlineData("KEY1 eq 'a'", "a--", false)]
    [InlineData("key1 eq 'a'", "---", false)]
    [InlineData("key1 ne 'a'", "---", true)]
    [InlineData("key1 eq 'x' or key2 eq 'b' and key3 eq 'c'", "xzz", true)]
    [InlineData("key1 eq 'a' and key2 eq 'b' or key3 eq 'c'", "zzc", true)]
    [InlineData("key3 eq 'c' or key1 eq 'a' and key2 eq 'b'", "zzc", true)]
    [InlineData("(key3 eq 'c' or key1 eq 'a') and key2 eq 'b'", "zzc", false)]
    [InlineData("(key3 eq 'c' or key1 eq 'a')and(key2 eq 'b')", "zbc", true)]
    [InlineData("((key1 eq 'a'))", "a--", true)]
    [InlineData("'key1' eq 'a'", "a--", true)]
    [InlineData("key1 eq'a'", "a--", true)]
    public void Matches_FollowsTheGrammar(string filter, string pattern, bool expected)
    {
        var metadata = pattern
            .Index()
            .Where(item => item.Item != '-')
            .Select(item => KeyValuePair.Create($"key{item.Index + 1}", $"{item.Item}"))
            .ToArray();

        var result = MetadataFilter.Parse(filter);

        result.Error.Should().BeNull();
        result.Filter!.Matches(metadata).Should().Be(expected);
    }

    [Fact]
    public void Matches_NeOfAMissingKey_FollowsTheSwitch()
    {
        var filter = MetadataFilter.Parse("key1 ne 'a'").Filter!;

        filter.Matches([], missingDiffers: true).Should().BeTrue();
        filter.Matches([], missingDiffers: false).Should().BeFalse();
        filter.Matches([KeyValuePair.Create("key1", "b")], missingDiffers: false).Should().BeTrue();
    }

    [Theory]
    [InlineData("owner eq 'O''Brien'", "O'Brien")]
    [InlineData("owner eq ''", "")]
    [InlineData("owner eq ''''", "'")]
    [InlineData("owner eq 'a) or (b eq ''c'", "a) or (b eq 'c")]
    [InlineData("owner eq '박지민'", "박지민")]
    public void Matches_QuotedValue_IsTakenAsItIs(string filter, string value)
    {
        MetadataFilter.Parse(filter).Filter!.Matches([KeyValuePair.Create("owner", value)]).Should().BeTrue();
        MetadataFilter.Parse(filter).Filter!.Matches([KeyValuePair.Create("owner", value + "x")]).Should().BeFalse();
    }

    [Theory]
    [InlineData("and eq 'a'", "and")]
    [InlineData("metadata eq 'a'", "metadata")]
    [InlineData("metadata2 eq 'a'", "metadata2")]
    [InlineData("metadata=metadata eq 'a'", "metadata")]
    [InlineData("'two words' eq 'a'", "two words")]
    [InlineData("camera.serial-no eq 'a'", "camera.serial-no")]
    public void Parse_UnusualKeys_AreKeys(string filter, string key)
    {
        MetadataFilter.Parse(filter).Filter!.Matches([KeyValuePair.Create(key, "a")]).Should().BeTrue();
    }

    [Theory]
    [InlineData("metadata=a eq 'b'", true)]
    [InlineData("a eq 'b'", false)]
    [InlineData("metadata eq 'b'", false)]
    public void Parse_SaysWhetherThePrefixIsThere(string filter, bool expected)
    {
        MetadataFilter.Parse(filter).Filter!.HasPrefix.Should().Be(expected);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("metadata=", 9)]
    [InlineData("key1", 4)]
    [InlineData("key1 eq", 7)]
    [InlineData("key1 eq secret", 8)]
    [InlineData("key1 eq 'secret", 8)]
    [InlineData("key1 gt 'a'", 5)]
    [InlineData("key1 eqx 'a'", 5)]
    [InlineData("key1 eq 'a' and", 15)]
    [InlineData("key1 eq 'a' key2 eq 'b'", 12)]
    [InlineData("(key1 eq 'a'", 12)]
    [InlineData("key1 eq 'a')", 11)]
    [InlineData("and", 3)]
    [InlineData("'' eq 'a'", 2)]
    public void Parse_Nonsense_SaysWhereAndRepeatsNothing(string filter, int position)
    {
        var result = MetadataFilter.Parse(filter);

        result.IsValid.Should().BeFalse();
        result.Error!.Position.Should().Be(position);
        result.Error.Message.Should().Contain("expected").And.NotContain("secret");
    }

    [Fact]
    public void Parse_EndlessParentheses_IsAnErrorAndNoCrash()
    {
        MetadataFilter.Parse(new string('(', 100_000)).Error!.Message.Should().Contain("too deep");
    }

    [Fact]
    public void Parse_ManyParenthesesSideBySide_IsFine()
    {
        MetadataFilter.Parse(string.Join(" and ", Enumerable.Repeat("(a eq 'b')", 200))).IsValid.Should().BeTrue();
    }
}
