using System.Text.Json.Serialization;
using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>Work that has been accepted and takes effect later. It names its objects by their ids, so that it outlives a restart.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "work")]
[JsonDerivedType(typeof(BlobRelease), "releaseBlobs")]
[JsonDerivedType(typeof(ImageDeletion), "deleteImages")]
[JsonDerivedType(typeof(ImportCompletion), "completeImport")]
[JsonDerivedType(typeof(ModelExportCompletion), "completeExport")]
[JsonDerivedType(typeof(ResourceOperationEnd), "endOperation")]
[JsonDerivedType(typeof(TrainingCompletion), "completeTraining")]
internal abstract record PendingWork
{
    /// <summary>Makes it happen. What it names may be gone since; then there is nothing to do.</summary>
    public abstract void Complete(AccountState account);
}
