using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary><c>account</c>: shows the data about the account itself, with the keys redacted.</summary>
internal static class AccountCommand
{
    public static Command Create()
    {
        var command = new Command("account", HelpTexts.Get("account", ResourceSettings.ResourceIdVariable)) { OutputOptions.Json };
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

            var error = new CommandError
            {
                Kind = CommandErrorKind.Failure,
                Message = MessageTexts.Get("account.unavailable", ResourceSettings.ResourceIdVariable),
            };
            return End([], ExitCode.Failure, error);
        }

        List<Row> rows = [.. account.Resource is { } resource ? RowsOf(resource) : RowsOf(account)];
        var table = new Table().Border(TableBorder.Rounded).AddColumns(TerminalText.Cell(Label("heading")), "");
        foreach (var row in rows)
        {
            table.AddRow(TerminalText.Cell(row.Label), TerminalText.Cell(row.Value ?? "-"));
        }

        // SecretValue.ToString() is redacted.
        table.AddRow(Label("key1"), TerminalText.Cell($"{account.Keys?.TrainingKeys?.PrimaryKey?.ToString() ?? Label("notOffered")}"));
        table.AddRow(Label("key2"), TerminalText.Cell($"{account.Keys?.TrainingKeys?.SecondaryKey?.ToString() ?? Label("notOffered")}"));
        Terminal.Write(table);
        if (account.KeysNotOffered is { } reason)
        {
            Terminal.Line(MessageTranslator.OfLibrary(reason));
        }

        return End(rows, ExitCode.Success);
    }

    private static int End(IEnumerable<Row> rows, int exitCode, CommandError? error = null) =>
        Terminal.End(
            new AccountDocument
            {
                Errors = error is null ? [] : [error],
                IsAvailable = error is null,
                Properties = [.. rows.Select(row => new AccountProperty { Name = row.Name, Value = row.Value })],
            },
            DocumentContext.Default.AccountDocument,
            exitCode
        );

    private static IEnumerable<Row> RowsOf(AccountResource resource)
    {
        yield return Of("name", resource.Name);
        yield return Of("id", resource.Id);
        yield return Of("kind", resource.Kind);
        yield return Of("location", resource.Location);
        yield return Of("tier", resource.Sku);
        yield return Of("endpoint", resource.Endpoint?.GetLeftPart(UriPartial.Authority));
        yield return Of("subdomain", resource.CustomSubdomain);
        yield return Of("created", resource.Created?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
        yield return Of("state", resource.ProvisioningState);
        yield return Of(
            "keysRefused",
            resource.IsLocalAuthDisabled switch
            {
                true => Label("yes"),
                false => Label("no"),
                null => null,
            }
        );
        yield return Of("publicAccess", resource.PublicNetworkAccess);
        yield return Of(
            "rules",
            resource.NetworkRules is { } rules
                ? string.Join(", ", [rules.DefaultAction ?? "-", .. rules.AddressRanges, .. rules.Subnets])
                : null
        );
        yield return Of(
            "identity",
            resource.Identity is { } identity ? string.Join(", ", [identity.Type ?? "-", .. identity.UserAssigned]) : null
        );
        foreach (var (name, value) in resource.Tags)
        {
            yield return new Row("tag:" + name, ConsoleTexts.Format("account.tag", name), value);
        }

        foreach (var usage in resource.Usages)
        {
            yield return new Row(
                "usage:" + usage.Name,
                ConsoleTexts.Format("account.usage", usage.Name),
                ConsoleTexts.Format("account.usage.value", usage.Current, usage.Limit, usage.Unit)
            );
        }
    }

    private static IEnumerable<Row> RowsOf(AccountInfo account) =>
        [Of("user", account.UserName), Of("email", account.Email), Of("tier", TierOf(account))];

    private static Row Of(string name, string? value) => new(name, Label(name), value);

    private static string Label(string key) => ConsoleTexts.Get("account." + key);

    private static string? TierOf(AccountInfo account) =>
        account.Quotas is { ValueKind: JsonValueKind.Object } quotas && quotas.TryGetProperty("Tier", out var tier)
            ? tier.ToString()
            : null;

    private sealed record Row(string Name, string Label, string? Value);
}
