using System.Text.Json.Serialization;
using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>Accepted work that takes effect later. It refers to objects by id, so that it survives a restart.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "work")]
[JsonDerivedType(typeof(BlobRelease), "releaseBlobs")]
[JsonDerivedType(typeof(ImageDeletion), "deleteImages")]
[JsonDerivedType(typeof(ImportCompletion), "completeImport")]
[JsonDerivedType(typeof(ModelExportCompletion), "completeExport")]
[JsonDerivedType(typeof(ResourceOperationEnd), "endOperation")]
[JsonDerivedType(typeof(TrainingCompletion), "completeTraining")]
internal abstract record PendingWork
{
    /// <summary>Completes the work. Does nothing for objects that have been deleted since.</summary>
    public abstract void Complete(AccountState account);
}
