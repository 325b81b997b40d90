using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DataRights.Portal.Tests.Browser;

/// <summary>A browser with one page, which writes down every console error and every request.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    // Chromium asks its maker's hosts for news at every start, and a machine without a network refuses.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    // Playwright gives up an expectation after five seconds, which a busy machine takes for one page.
    private const float Patience = 120_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private OpenPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Errors.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => Errors.Enqueue(error);
        page.Request += (_, request) => Requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Errors { get; } = new();

    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<OpenPage> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable(BrowserFactAttribute.Variable),
                Args = Arguments,
                Timeout = Patience,
            }
        );
        return new OpenPage(
            playwright,
            browser,
            await browser.NewPageAsync(
                new BrowserNewPageOptions
                {
                    ViewportSize = new ViewportSize { Width = 1100, Height = 900 },
                }
            )
        );
    }

    public async Task SignInAsync(Uri portal, string name)
    {
        await Page.GotoAsync(portal.AbsoluteUri);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name }).ClickAsync();
        await Assertions.Expect(Page.Locator("#name")).ToHaveTextAsync(name);
    }

    /// <summary>Takes a picture of the page where <c>DATARIGHTS_SCREENSHOTS</c> names a folder.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("DATARIGHTS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    /// <summary>Holds the page against axe, and takes a picture of it.</summary>
    public async Task CheckAsync(string name)
    {
        await PictureAsync(name);
        var result = await Page.RunAxe();
        result
            .Violations.Where(finding => finding.Impact is "serious" or "critical")
            .Select(finding => $"{finding.Id}: {finding.Help} ({string.Join("; ", finding.Nodes.Select(node => node.Html))})")
            .Should()
            .BeEmpty("of {0}", name);
        result.Passes.Should().NotBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
