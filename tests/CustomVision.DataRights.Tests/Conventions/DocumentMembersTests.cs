using System.Text;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>
/// The members of documents and journals are approved as a text. A renamed property would otherwise make the documents of earlier builds
/// unreadable under the same format, and their digests wrong.
/// </summary>
public sealed class DocumentMembersTests
{
    private const string Approve = "APPROVE_DOCUMENT_MEMBERS";

    private static JsonTypeInfo[] Documents =>
        [
            ErasureJsonContext.Default.ErasurePlan,
            ErasureJsonContext.Default.ErasureApproval,
            ErasureJsonContext.Default.ErasureReceipt,
            ErasureJsonContext.Default.DrillReport,
            ErasureJournalJsonContext.Default.JournalRecord,
            JournalJsonContext.Default.JournalRecord,
            RestoreJsonContext.Default.RestoreRecord,
            ReportJsonContext.Default.ReportDocument,
        ];

    [Fact]
    public void Members_of_documents_and_journals_are_the_approved_ones()
    {
        var path = Repository.PathOf("tests", "CustomVision.DataRights.Tests", "Conventions", "DocumentMembers.approved.txt");
        var now = new StringBuilder();
        foreach (var document in Documents)
        {
            now.Append(document.Type.FullName).Append('\n');
            Append(now, document, 1, [document.Type]);
            now.Append('\n');
        }

        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(path, now.ToString());
        }

        now.ToString()
            .Should()
            .Be(
                File.ReadAllText(path),
                "documents of earlier builds have these members. If a change is meant, give the format another number and run the tests "
                    + "once with {0}=1",
                Approve
            );
    }

    private static void Append(StringBuilder text, JsonTypeInfo type, int depth, IReadOnlyCollection<Type> above)
    {
        foreach (var member in type.Properties)
        {
            text.Append(' ', depth * 2).Append(member.Name).Append(member.IsRequired ? "\n" : "?\n");
            var inner = type.Options.GetTypeInfo(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType);
            while (inner.ElementType is { } element)
            {
                inner = type.Options.GetTypeInfo(element);
            }

            if (inner.Kind == JsonTypeInfoKind.Object && !above.Contains(inner.Type))
            {
                Append(text, inner, depth + 1, [.. above, inner.Type]);
            }
        }
    }
}
