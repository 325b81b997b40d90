using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Account;
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
            Terminal.Line(
                $"The Training API gives no account information. Set {ResourceSettings.ResourceIdVariable} to the resource id of the "
                    + $"account, or use one of these:"
            );
            foreach (var route in export.OtherRoutes)
            {
                Terminal.Line($"- {route.Name} ({route.AppliesTo}): {string.Join(" ", route.Steps)}");
            }

            return ExitCode.Failure;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Account", "");
        foreach (var (name, value) in account.Resource is { } resource ? RowsOf(resource) : RowsOf(account))
        {
            table.AddRow(TerminalText.Cell(name), TerminalText.Cell(value ?? "-"));
        }

        // SecretValue prints itself redacted.
        table.AddRow("Key 1", TerminalText.Cell($"{account.Keys?.TrainingKeys?.PrimaryKey?.ToString() ?? "not offered"}"));
        table.AddRow("Key 2", TerminalText.Cell($"{account.Keys?.TrainingKeys?.SecondaryKey?.ToString() ?? "not offered"}"));
        Terminal.Write(table);
        if (account.KeysNotOffered is { } reason)
        {
            Terminal.Line(reason);
        }

        return ExitCode.Success;
    }

    private static IEnumerable<(string Name, string? Value)> RowsOf(AccountResource resource)
    {
        yield return ("Name", resource.Name);
        yield return ("Resource id", resource.Id);
        yield return ("Kind", resource.Kind);
        yield return ("Location", resource.Location);
        yield return ("Pricing tier", resource.Sku);
        yield return ("Endpoint", resource.Endpoint?.GetLeftPart(UriPartial.Authority));
        yield return ("Custom subdomain", resource.CustomSubdomain);
        yield return ("Created", resource.Created?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
        yield return ("State", resource.ProvisioningState);
        yield return (
            "Keys are refused",
            resource.IsLocalAuthDisabled switch
            {
                true => "yes",
                false => "no",
                null => null,
            }
        );
        yield return ("Public network access", resource.PublicNetworkAccess);
        yield return (
            "Network rules",
            resource.NetworkRules is { } rules
                ? string.Join(", ", [rules.DefaultAction ?? "-", .. rules.AddressRanges, .. rules.Subnets])
                : null
        );
        yield return (
            "Managed identity",
            resource.Identity is { } identity ? string.Join(", ", [identity.Type ?? "-", .. identity.UserAssigned]) : null
        );
        foreach (var (name, value) in resource.Tags)
        {
            yield return ($"Tag {name}", value);
        }

        foreach (var usage in resource.Usages)
        {
            yield return (
                $"Usage {usage.Name}",
                string.Create(CultureInfo.InvariantCulture, $"{usage.Current} of {usage.Limit} {usage.Unit}")
            );
        }
    }

    private static IEnumerable<(string Name, string? Value)> RowsOf(AccountInfo account) =>
        [("User", account.UserName), ("E-mail", account.Email), ("Pricing tier", TierOf(account))];

    private static string? TierOf(AccountInfo account) =>
        account.Quotas is { ValueKind: JsonValueKind.Object } quotas && quotas.TryGetProperty("Tier", out var tier)
            ? tier.ToString()
            : null;
}
