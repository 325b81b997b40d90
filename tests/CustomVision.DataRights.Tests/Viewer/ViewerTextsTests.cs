using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Viewer;

namespace CustomVision.DataRights.Tests.Viewer;

public sealed class ViewerTextsTests
{
    [Fact]
    public void EveryTextHasAProperty_AndEveryPropertyAText()
    {
        var resources = new ResourceManager("CustomVision.DataRights.Viewer.ViewerTexts", typeof(ViewerTexts).Assembly);
        var entries = resources
            .GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);
        var properties = typeof(ViewerTexts)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType == typeof(string))
            .ToDictionary(property => property.Name, property => (string?)property.GetValue(ViewerTexts.For("en")), StringComparer.Ordinal);

        properties.Should().Equal(entries);
        properties.Values.Should().NotContainNulls().And.OnlyContain(text => text!.Trim().Length > 0);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("EN-gb")]
    [InlineData("de-CH")]
    [InlineData("")]
    public void For_ALanguageWithoutTexts_IsEnglish(string language)
    {
        var texts = ViewerTexts.For(language);

        texts.Language.Should().Be(TextLanguage.English);
        (texts.Number(1_234_567), texts.Percent(0.5)).Should().Be(("1,234,567", "50%"));
    }

    [Theory]
    [InlineData("fr-CA", "Projet", "1\u202F234\u202F567", "50\u00A0%")]
    [InlineData("ko-KR", "프로젝트", "1,234,567", "50%")]
    public void For_ALanguageWithTexts_HasItsWordsAndWritesItsNumbers(string language, string project, string number, string percent)
    {
        var texts = ViewerTexts.For(language);

        (texts.Project, texts.Number(1_234_567), texts.Percent(0.5)).Should().Be((project, number, percent));
    }

    [Theory]
    [InlineData("en", "Completed", "Completed")]
    [InlineData("fr", "Completed", "Terminé")]
    [InlineData("ko", "Regular", "일반")]
    [InlineData("ko", "AValueOfTomorrow", "AValueOfTomorrow")]
    public void Value_OfTheService_IsInWordsWhereItIsKnown(string language, string value, string words) =>
        ViewerTexts.For(language).Value(value).Should().Be(words);

    [Fact]
    public void For_WhatIsNoLanguageTag_IsRefused()
    {
        var find = () => ViewerTexts.For("no language!");

        find.Should().Throw<ArgumentException>().WithMessage("*'en' or 'fr'*");
    }
}
