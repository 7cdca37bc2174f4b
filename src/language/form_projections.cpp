#include "language/form_projections.h"

#include "language/kernels.h"

namespace dossier::language {

void FormProjections::start(const ParserModel& model) {
  words_.clear();
  model_ = &model;
  if (model_id_ == model.id && forms_.size() < kMostForms && form_bytes_ < kMostFormBytes) return;
  model_id_ = model.id;
  forms_.clear();
  form_bytes_ = 0;
  contexts_.clear();
  slots_ = 0;
  projections_.clear();
  embeddings_.clear();  // of a batch that was not finished
}

void FormProjections::add(std::string_view form, const WordFeatures::Context& context) {
  words_.push_back({slot_of(form), slot_of_context(model_->features.context_row(context))});
}

FormProjections::Slot FormProjections::new_slot() {
  embeddings_.resize(embeddings_.size() + model_->embeddings.columns, 0.0f);
  for (const std::uint32_t row : rows_)
    kernels().add_scaled_bytes(embeddings_.data() + embeddings_.size() - model_->embeddings.columns,
                               model_->embeddings.values + std::size_t{row} * model_->embeddings.columns,
                               model_->embeddings.scales[row], model_->embeddings.columns);
  return slots_++;
}

FormProjections::Slot FormProjections::slot_of(std::string_view form) {
  if (const auto it = forms_.find(form); it != forms_.end()) return it->second;
  rows_.clear();
  model_->features.append_rows(form, rows_);
  form_bytes_ += form.size();
  return forms_.emplace(form, new_slot()).first->second;
}

FormProjections::Slot FormProjections::slot_of_context(std::uint32_t row) {
  const auto [it, fresh] = contexts_.try_emplace(row, slots_);
  if (fresh) {
    rows_.assign(1, row);
    new_slot();
  }
  return it->second;
}

void FormProjections::finish(std::vector<float>& projected) {
  const std::size_t columns = model_->network.shape().projected_of(0);
  if (!embeddings_.empty()) {
    const std::size_t fresh = embeddings_.size() / model_->embeddings.columns;
    model_->network.project(0, embeddings_.data(), fresh, activations_);
    const std::size_t most = kMostForms + WordFeatures::kContextRows;
    if (projections_.capacity() < most * columns) projections_.reserve(most * columns);  // touched as it fills
    projections_.insert(projections_.end(), activations_.projected.begin(),
                        activations_.projected.begin() + static_cast<std::ptrdiff_t>(fresh * columns));
    embeddings_.clear();
  }
  projected.resize(words_.size() * columns);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const float* form = projections_.data() + words_[i].form * columns;
    const float* context = projections_.data() + words_[i].context * columns;
    float* out = projected.data() + i * columns;
    for (std::size_t j = 0; j < columns; ++j) out[j] = form[j] + context[j];
  }
}

}  // namespace dossier::language
