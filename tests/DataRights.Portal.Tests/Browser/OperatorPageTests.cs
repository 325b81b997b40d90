using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DataRights.Portal.Tests.Browser;

/// <summary>The operator's page and the archive's pages in a real browser.</summary>
public sealed class OperatorPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [BrowserFact]
    public async Task An_erasure_is_submitted_watched_approved_by_another_and_its_receipt_downloaded()
    {
        await using var alice = await OpenPage.StartAsync();
        await alice.SignInAsync(portal.Address, "Alice Berg");
        await alice.CheckAsync("list-empty");
        await alice.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "New request" }).ClickAsync();
        await alice.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Submit" }).ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The selection is empty");
        await alice.CheckAsync("new-refused");
        await alice.Page.GetByLabel("Erasure of the data").CheckAsync();
        await alice.Page.GetByLabel("Reference").FillAsync("case-4711");
        await alice.Page.GetByLabel("Tags, one per line").FillAsync("Anna Larsen");
        await alice.Page.GetByLabel("Models that were trained").SelectOptionAsync("retrain");
        await alice.CheckAsync("new-erasure");
        await alice.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Submit" }).ClickAsync();
        await Expect(alice.Page.Locator(".badge")).ToHaveTextAsync("Awaiting approval");
        await Expect(alice.Page.Locator(".obstacle")).ToContainTextAsync("Ask another operator");
        await Expect(alice.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve the plan" })).ToBeHiddenAsync();
        await alice.CheckAsync("awaiting-own");

        await using var bo = await OpenPage.StartAsync();
        await bo.SignInAsync(portal.Address, "Bo Lind");
        await bo.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "case-4711" }).ClickAsync();
        await bo.Page.GetByLabel("I have read the plan").CheckAsync();
        await bo.CheckAsync("awaiting-other");
        await bo.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve the plan" }).ClickAsync();
        await Expect(bo.Page.Locator(".badge")).ToHaveTextAsync("Completed");

        // Alice's page follows by server-sent events, without a reload.
        await Expect(alice.Page.Locator(".badge")).ToHaveTextAsync("Completed");
        await Expect(bo.Page.Locator("section .hash")).ToHaveCountAsync(7);
        await bo.CheckAsync("completed-erasure");
        var receipt = JsonSerializer.Deserialize<JsonElement>(await DownloadAsync(bo.Page, "Download the receipt (JSON)"));
        receipt.GetProperty("state").GetString().Should().Be("completed");
        receipt.GetProperty("auditHead").GetString().Should().HaveLength(64);
        Unexpected(alice).Where(error => !error.Contains("400", StringComparison.Ordinal)).Should().BeEmpty();
        Unexpected(bo).Should().BeEmpty();
        alice
            .Requests.Concat(bo.Requests)
            .Should()
            .NotContain(url =>
                url.Contains("Anna", StringComparison.OrdinalIgnoreCase) || url.Contains("case-4711", StringComparison.Ordinal)
            );
    }

    [BrowserFact]
    public async Task A_downloaded_archive_opens_from_disk_with_images_and_boxes_in_place_and_no_request_leaves()
    {
        await using var open = await OpenPage.StartAsync();
        await open.SignInAsync(portal.Address, "Alice Berg");
        await open.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "New request" }).ClickAsync();
        await open.Page.GetByLabel("Reference").FillAsync("case-4712");
        await open.Page.GetByLabel("Tags, one per line").FillAsync("number plate");
        await open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Submit" }).ClickAsync();
        await Expect(open.Page.Locator(".badge")).ToHaveTextAsync("Completed");
        await open.CheckAsync("completed-access");
        var folder = Path.Combine(portal.Folder, "opened");
        using (var zip = new ZipArchive(new MemoryStream(await DownloadAsync(open.Page, "Download the archive"))))
        {
            zip.ExtractToDirectory(folder);
        }

        await using var disk = await OpenPage.StartAsync();
        var index = Directory
            .GetFiles(folder, "index.html", SearchOption.AllDirectories)
            .Single(file => Path.GetFileName(Path.GetDirectoryName(file)) == "data");
        await disk.Page.GotoAsync(new Uri(index).AbsoluteUri);
        await disk.CheckAsync("archive-index");
        await disk.Page.Locator("a[href*='projects/']").First.ClickAsync();
        await disk.CheckAsync("archive-project");
        var pages = new List<string> { disk.Page.Url };
        pages.AddRange(await disk.Page.Locator("a[href$='.html']").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"));
        var images = 0;
        var drawn = new HashSet<(string Image, double Left, double Top, double Width, double Height)>();
        foreach (var page in pages.Distinct())
        {
            await disk.Page.GotoAsync(page);
            await disk.Page.EvaluateAsync(
                "() => Promise.all([...document.images].map(image => { image.loading = 'eager'; return image.decode(); }))"
            );
            images += await disk.Page.Locator("img").CountAsync();
            foreach (var box in (await disk.Page.EvaluateAsync<JsonElement>(MeasureBoxes)).EnumerateArray())
            {
                drawn.Add(
                    (
                        box.GetProperty("image").GetString()!,
                        Round(box, "left"),
                        Round(box, "top"),
                        Round(box, "width"),
                        Round(box, "height")
                    )
                );
            }
        }

        images.Should().BeGreaterThanOrEqualTo(15);
        var listed = Directory
            .GetFiles(folder, "images.jsonl", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .SelectMany(image =>
                image
                    .GetProperty("regions")
                    .EnumerateArray()
                    .Select(region => (Image: image.GetProperty("id").GetString()!, Region: region))
            )
            .ToList();
        listed.Should().HaveCountGreaterThanOrEqualTo(30, "each of the 15 cars has a region for the car and one for its plate");
        foreach (var (image, region) in listed)
        {
            drawn
                .Should()
                .Contain(
                    box =>
                        box.Image == image
                        && IsNear(box.Left, region, "left")
                        && IsNear(box.Top, region, "top")
                        && IsNear(box.Width, region, "width")
                        && IsNear(box.Height, region, "height"),
                    "of {0} in image {1}",
                    region,
                    image
                );
        }

        disk.Errors.Should().BeEmpty();
        disk.Requests.Should()
            .OnlyContain(url => url.StartsWith("file://", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
        Unexpected(open).Should().BeEmpty();
    }

    // A request may be closed between two calls of the page; its selection is gone then, and the browser says so.
    private static IEnumerable<string> Unexpected(OpenPage page) =>
        page.Errors.Where(error => !error.Contains("410 (Gone)", StringComparison.Ordinal));

    // Each drawn box as the browser laid it out, in fractions of the picture that is shown under it.
    private const string MeasureBoxes = """
        () => [...document.querySelectorAll('svg.boxes')].flatMap(svg => {
          const image = svg.parentElement.querySelector('img');
          const frame = image.getBoundingClientRect();
          const choose = getComputedStyle(image).objectFit === 'cover' ? Math.max : Math.min;
          const scale = choose(frame.width / image.naturalWidth, frame.height / image.naturalHeight);
          const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
          const [x, y] = [frame.left + (frame.width - width) / 2, frame.top + (frame.height - height) / 2];
          return [...svg.querySelectorAll('rect.edge')].map(rect => {
            const box = rect.getBoundingClientRect();
            return { image: /([0-9a-f-]{36})[.]/.exec(image.src)[1], left: (box.left - x) / width, top: (box.top - y) / height, width: box.width / width, height: box.height / height };
          });
        })
        """;

    private static double Round(JsonElement box, string side) => Math.Round(box.GetProperty(side).GetDouble(), 3);

    // The line around a box has a width, too.
    private static bool IsNear(double drawn, JsonElement region, string side) =>
        Math.Abs(drawn - region.GetProperty(side).GetDouble()) < 0.03;

    private static async Task<byte[]> DownloadAsync(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link }).ClickAsync()
        );
        await using var content = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }
}
