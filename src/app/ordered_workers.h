#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dossier::app {

/// Runs `work` on inputs in several threads and hands the outputs back in the order of the inputs, so that the result does
/// not depend on how many threads there are. At most `2 × threads + 1` inputs and outputs are held at once.
template <class Input, class Output>
class OrderedWorkers {
 public:
  OrderedWorkers(unsigned threads, std::function<Output(Input)> work) : work_(std::move(work)), window_(2 * threads + 1) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_workers_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  bool full() const { return jobs_.size() >= window_; }
  bool empty() const { return jobs_.empty(); }

  void push(Input input) {
    auto job = std::make_unique<Job>();
    job->input.emplace(std::move(input));
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(job.get());
    }
    jobs_.push_back(std::move(job));
    wake_workers_.notify_one();
  }

  /// Waits for the oldest job. Precondition: `!empty()`.
  Output pop() {
    const std::unique_ptr<Job> job = std::move(jobs_.front());
    jobs_.pop_front();
    std::unique_lock lock(mutex_);
    wake_owner_.wait(lock, [&] { return job->output.has_value(); });
    return *std::move(job->output);
  }

 private:
  struct Job {
    std::optional<Input> input;
    std::optional<Output> output;
  };

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_workers_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      Job& job = *waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      Output output = work_(*std::move(job.input));
      lock.lock();
      job.output.emplace(std::move(output));
      wake_owner_.notify_one();
    }
  }

  std::function<Output(Input)> work_;
  std::size_t window_;
  std::deque<std::unique_ptr<Job>> jobs_;  // of the owner's thread alone
  std::mutex mutex_;
  std::condition_variable wake_workers_, wake_owner_;
  std::deque<Job*> waiting_;  // guarded by mutex_
  bool stopping_ = false;     // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace dossier::app
