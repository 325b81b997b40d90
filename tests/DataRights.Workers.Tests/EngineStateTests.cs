using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CustomVision.DataRights.Emulator;

namespace DataRights.Workers.Tests;

/// <summary>What the engine stores of an export, and what any process learns from it.</summary>
[Collection(WorkersGroup.Name)]
public sealed class EngineStateTests(WorkersFixture fixture)
{
    [AzuriteProgramFact]
    public async Task Queues_tables_and_blobs_of_the_engine_hold_no_link_and_no_name_of_the_account_and_another_process_sees_the_progress()
    {
        var hub = HostedExport.NewName();
        EmulatedAccount? account = null;

        var status = await HostedExport.RunAsync(fixture.Azurite, hub, named => account = named);

        status.Should().BeEquivalentTo(new { EngineState = "Completed", HasEnded = true, Result = "Complete", Failure = (string?)null });
        (status.IsListed, status.ProjectsDone, status.FilesDone).Should().Be((true, account!.Projects.Count, HostedExport.Images));
        status.UnitsDone.Should().BePositive().And.Be(status.UnitsTotal);
        status.PagesDone.Should().BePositive();
        status.FilesPerSecond.Should().BePositive();
        status.BytesPerSecond.Should().BePositive();
        status.EstimatedRemaining.Should().BeNull("nothing is left");
        var stored = await ReadAsync(hub);
        stored.Should().Contain("list-units").And.Contain("finish-project", "the history of the export is among it");
        foreach (var word in account.Projects.SelectMany(project => project.Tags.Values.Append(project.Name)).Append("sig=").Append("://"))
        {
            stored.Should().NotContain(word);
        }
    }

    private async Task<string> ReadAsync(string hub)
    {
        var text = new StringBuilder();
        var tables = new TableServiceClient(fixture.Azurite.ConnectionString);
        await foreach (var table in tables.QueryAsync(table => table.Name.CompareTo(hub) >= 0 && table.Name.CompareTo(hub + "v") < 0))
        {
            await foreach (var entity in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                text.AppendJoin('\n', entity.Select(property => property.Value)).AppendLine();
            }
        }

        var queues = new QueueServiceClient(fixture.Azurite.ConnectionString);
        await foreach (var queue in queues.GetQueuesAsync(prefix: hub))
        {
            foreach (var message in (await queues.GetQueueClient(queue.Name).PeekMessagesAsync(maxMessages: 32)).Value)
            {
                text.AppendLine(message.MessageText);
            }
        }

        // The archives have the name of the hub, and the work store that of the hub and "-work".
        var blobs = new BlobServiceClient(fixture.Azurite.ConnectionString);
        await foreach (var container in blobs.GetBlobContainersAsync(prefix: hub))
        {
            if (container.Name == hub || container.Name == hub + "-work")
            {
                continue;
            }

            var client = blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync())
            {
                text.AppendLine((await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString());
            }
        }

        return text.ToString();
    }
}
