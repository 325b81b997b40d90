using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace DataRights.Portal.Tests.Browser;

/// <summary>The pages of an archive and of a receipt in each language, as a browser draws them on a wide and on a narrow screen.</summary>
public sealed class LanguagePageTests
{
    [BrowserFact]
    public async Task Pages_of_each_language_are_drawn_with_every_glyph_and_fit_the_screen()
    {
        var folder = Directory.CreateTempSubdirectory("datarights-languages-").FullName;
        await using var browser = await OpenPage.StartAsync();
        foreach (var language in (string[])["en", "fr", "ko"])
        {
            foreach (var page in await MakePagesAsync(Path.Combine(folder, language), language))
            {
                await browser.Page.GotoAsync(new Uri(page).AbsoluteUri);
                foreach (var width in (int[])[1280, 390])
                {
                    await browser.Page.SetViewportSizeAsync(width, 900);
                    var name = $"{Path.GetRelativePath(folder, page).Replace(Path.DirectorySeparatorChar, '-')}-{width}";
                    await (width == 390 ? browser.CheckAsync(name) : browser.PictureAsync(name));
                    var seen = await browser.Page.EvaluateAsync<JsonElement>(Look);
                    var where = $"{Path.GetRelativePath(folder, page)} at {width} pixels";
                    Texts(seen, "control").Should().Equal(["\u0378"], "the look finds an unassigned character, of {0}", where);
                    Texts(seen, "missing").Should().BeEmpty("each character has a glyph, of {0}", where);
                    Texts(seen, "wide").Should().BeEmpty("nothing lies beyond the screen, of {0}", where);
                    seen.GetProperty("hangul").GetInt32().Should().BeGreaterThanOrEqualTo(language == "ko" ? 20 : 0, "of {0}", where);
                }
            }
        }

        browser.Errors.Should().BeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    // The first page, that of the largest project with its images, and the receipt.
    private static async Task<string[]> MakePagesAsync(string folder, string language)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(options =>
        {
            (options.Endpoint, options.TrainingKey, options.RequestsPerSecond) = (emulator.Endpoint, emulator.TrainingKey, 0);
        });
        await using var provider = services.BuildServiceProvider();
        var rights = provider.GetRequiredService<IUserDataManager>();
        await rights.ExportAsync(new ExportRequest { Language = language }, new DirectoryArchiveSink(folder));

        var plan = await rights.PlanErasureAsync(
            ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["Anna Larsen"] }) with
            {
                Models = ModelDecision.Retrain,
            }
        );
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = "dpo@contoso.example",
            Reason = "case 77",
            ApprovedAt = TimeProvider.System.GetUtcNow(),
        };
        await using var journal = new FileErasureJournal(folder + ".journal");
        var receipt = await rights.EraseAsync(plan, approval, journal);
        var page = Path.Combine(folder, "receipt.html");
        await File.WriteAllTextAsync(page, receipt.ToHtml(CultureInfo.GetCultureInfo(language)));
        return
        [
            Path.Combine(folder, "data", "index.html"),
            .. Directory.GetFiles(Path.Combine(folder, "data", "projects"), "*.html", SearchOption.AllDirectories),
            page,
        ];
    }

    private static IEnumerable<string?> Texts(JsonElement seen, string name) =>
        seen.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    // Draws each character of the page as the page's own font does, and beside it a noncharacter, which no font has. What reaches over the
    // right edge counts unless a box that scrolls holds it.
    private const string Look = """
        () => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [40, 40];
          const context = canvas.getContext('2d', { willReadFrequently: true });
          const drawn = character => {
            context.clearRect(0, 0, 40, 40);
            context.fillText(character, 4, 30);
            return String(context.getImageData(0, 0, 40, 40).data);
          };
          context.font = `24px ${getComputedStyle(document.body).fontFamily}`;
          const none = drawn('\uFFFF');
          const hasNone = character => drawn(character) === none;
          const characters = [...new Set(document.body.innerText.replace(/\s/g, ''))];
          const scrolls = element => element && element !== document.body
            && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
          const wide = [...document.body.querySelectorAll('*')]
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
            .map(element => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`);
          if (document.documentElement.scrollWidth > innerWidth) {
            wide.push(`the page: ${document.documentElement.scrollWidth}`);
          }
          return {
            control: ['\u0378'].filter(hasNone),
            missing: characters.filter(hasNone),
            hangul: characters.filter(character => /\p{Script=Hangul}/u.test(character)).length,
            wide,
          };
        }
        """;
}
