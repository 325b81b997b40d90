using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.TestSupport.Accounts;

/// <summary>The actual content of an emulator's account as a flat list, against which results are checked.</summary>
internal static class Contents
{
    public sealed record Item(Guid Project, string Set, string Kind, Guid Id)
    {
        public override string ToString() => $"{Kind} {Id} of {Set} in {Project}";
    }

    public static IReadOnlyList<Item> Of(TrainingEmulator emulator) =>
        [
            .. emulator.Account.Projects.SelectMany(project =>
                (IEnumerable<Item>)
                    [
                        new Item(project.Id, "account", "project", project.Id),
                        .. project.WorkspaceImageIds.Select(id => new Item(project.Id, "workspace", "image", id)),
                        .. project.Tags.Keys.Select(id => new Item(project.Id, "workspace", "tag", id)),
                        .. project.PredictionIds.Select(id => new Item(project.Id, "project", "prediction", id)),
                        .. project.Iterations.SelectMany(iteration =>
                            (IEnumerable<Item>)
                                [
                                    new Item(
                                        project.Id,
                                        "project",
                                        iteration.PublishName is null ? "iteration" : "published iteration",
                                        iteration.Id
                                    ),
                                    .. iteration.ImageIds.Select(id => new Item(project.Id, $"iteration {iteration.Id}", "image", id)),
                                    .. iteration.Tags.Keys.Select(id => new Item(project.Id, $"iteration {iteration.Id}", "tag", id)),
                                ]
                        ),
                    ]
            ),
        ];
}
