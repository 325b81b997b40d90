namespace DataRights.Workers.Tests;

/// <summary>The tests that export the account of <see cref="WorkersFixture"/>, one at a time: their processes need the machine.</summary>
[CollectionDefinition(Name)]
public sealed class WorkersGroup : ICollectionFixture<WorkersFixture>
{
    public const string Name = "workers";
}
