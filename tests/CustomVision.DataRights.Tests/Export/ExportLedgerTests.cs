using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Tests.Export;

public sealed class ExportLedgerTests
{
    [Fact]
    public void Reasons_of_equal_text_are_one_string()
    {
        var ledger = new ExportLedger();
        foreach (var status in (int[])[403, 403, 404])
        {
            ledger.Add(
                new ExportFailure
                {
                    Category = "image-files",
                    ObjectId = Guid.NewGuid(),
                    Kind = ExportFailureKind.Failed,
                    Reason = $"The storage answered {status}.",
                }
            );
        }

        var failures = ledger.ToReport().Failures;

        failures.Should().HaveCount(3);
        failures.Select(failure => failure.Reason).Distinct(ReferenceEqualityComparer.Instance).Should().HaveCount(2);
    }
}
