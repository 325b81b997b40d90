using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Catalog;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary><c>catalog</c>: lists all user data, and how each kind is exported and deleted.</summary>
internal static class CatalogCommand
{
    public static Command Create()
    {
        var command = new Command("catalog", HelpTexts.Get("catalog")) { OutputOptions.Json };
        command.SetAction(_ =>
        {
            Print();
            return Terminal.End(
                new CatalogDocument
                {
                    Categories = DataCatalog.GetCategories(CultureInfo.InvariantCulture, managesAccount: ResourceSettings.NamesAccount),
                },
                DocumentContext.Default.CatalogDocument,
                ExitCode.Success
            );
        });
        return command;
    }

    private static void Print()
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .ShowRowSeparators()
            .AddColumns(
                ConsoleTexts.Get("catalog.data"),
                ConsoleTexts.Get("catalog.export"),
                ConsoleTexts.Get("catalog.delete"),
                ConsoleTexts.Get("catalog.remains")
            );
        foreach (var category in DataCatalog.GetCategories(managesAccount: ResourceSettings.NamesAccount))
        {
            table.AddRow(
                TerminalText.Cell(category.Name)
                    + (
                        category.InMicrosoftTable
                            ? string.Empty
                            : $"\n[dim]{TerminalText.Cell(ConsoleTexts.Get("catalog.notMicrosofts"))}[/]"
                    ),
                string.Join("\n", category.ExportMethods.Select(TerminalText.Cell)),
                string.Join("\n", category.DeleteMethods.Append(category.ManualRoute).OfType<string>().Select(TerminalText.Cell)),
                TerminalText.Cell(category.Residual ?? string.Empty)
            );
        }

        Terminal.Write(table);
    }
}
