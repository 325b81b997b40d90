using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Tool.Texts;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary><c>account</c>: what is held about the account itself, with the keys redacted.</summary>
internal static class AccountCommand
{
    public static Command Create()
    {
        var command = new Command(
            "account",
            $"Show the account itself, with its keys redacted. Needs {ResourceSettings.ResourceIdVariable}."
        );
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var session = Session.FromEnvironment(AuthOption.Of(parsed));
                return Print(await session.Manager.ExportAccountInfoAsync(cancellationToken));
            }
        );
        return command;
    }

    private static int Print(AccountInfoExport export)
    {
        if (export.Account is not { } account)
        {
            Terminal.Line(ConsoleTexts.Format("account.unavailable", ResourceSettings.ResourceIdVariable));
            foreach (var route in export.OtherRoutes)
            {
                Terminal.Line(ConsoleTexts.Format("account.route", route.Name, route.AppliesTo, string.Join(" ", route.Steps)));
            }

            return ExitCode.Failure;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns(TerminalText.Cell(Label("heading")), "");
        foreach (var (name, value) in account.Resource is { } resource ? RowsOf(resource) : RowsOf(account))
        {
            table.AddRow(TerminalText.Cell(name), TerminalText.Cell(value ?? "-"));
        }

        // SecretValue prints itself redacted.
        table.AddRow(Label("key1"), TerminalText.Cell($"{account.Keys?.TrainingKeys?.PrimaryKey?.ToString() ?? Label("notOffered")}"));
        table.AddRow(Label("key2"), TerminalText.Cell($"{account.Keys?.TrainingKeys?.SecondaryKey?.ToString() ?? Label("notOffered")}"));
        Terminal.Write(table);
        if (account.KeysNotOffered is { } reason)
        {
            Terminal.Line(reason);
        }

        return ExitCode.Success;
    }

    private static IEnumerable<(string Name, string? Value)> RowsOf(AccountResource resource)
    {
        yield return (Label("name"), resource.Name);
        yield return (Label("id"), resource.Id);
        yield return (Label("kind"), resource.Kind);
        yield return (Label("location"), resource.Location);
        yield return (Label("tier"), resource.Sku);
        yield return (Label("endpoint"), resource.Endpoint?.GetLeftPart(UriPartial.Authority));
        yield return (Label("subdomain"), resource.CustomSubdomain);
        yield return (Label("created"), resource.Created?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
        yield return (Label("state"), resource.ProvisioningState);
        yield return (
            Label("keysRefused"),
            resource.IsLocalAuthDisabled switch
            {
                true => Label("yes"),
                false => Label("no"),
                null => null,
            }
        );
        yield return (Label("publicAccess"), resource.PublicNetworkAccess);
        yield return (
            Label("rules"),
            resource.NetworkRules is { } rules
                ? string.Join(", ", [rules.DefaultAction ?? "-", .. rules.AddressRanges, .. rules.Subnets])
                : null
        );
        yield return (
            Label("identity"),
            resource.Identity is { } identity ? string.Join(", ", [identity.Type ?? "-", .. identity.UserAssigned]) : null
        );
        foreach (var (name, value) in resource.Tags)
        {
            yield return (ConsoleTexts.Format("account.tag", name), value);
        }

        foreach (var usage in resource.Usages)
        {
            yield return (
                ConsoleTexts.Format("account.usage", usage.Name),
                ConsoleTexts.Format("account.usage.value", usage.Current, usage.Limit, usage.Unit)
            );
        }
    }

    private static IEnumerable<(string Name, string? Value)> RowsOf(AccountInfo account) =>
        [(Label("user"), account.UserName), (Label("email"), account.Email), (Label("tier"), TierOf(account))];

    private static string Label(string key) => ConsoleTexts.Get("account." + key);

    private static string? TierOf(AccountInfo account) =>
        account.Quotas is { ValueKind: JsonValueKind.Object } quotas && quotas.TryGetProperty("Tier", out var tier)
            ? tier.ToString()
            : null;
}
